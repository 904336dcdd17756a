from django import forms
from django.utils.html import format_html


class SampleForm(forms.Form):
    """Every kind of field, for /dev/components/."""

    name = forms.CharField(label="Tên sản phẩm", help_text="Viết như khi chị nói.")
    price = forms.CharField(
        label="Giá bán",
        help_text="Ví dụ: 150000, 150k hoặc 1tr2.",
        error_messages={"required": "Chị điền giá bán giúp em nhé."},
        widget=forms.TextInput(attrs={"class": "short", "data-price-echo": ""}),
    )
    unit = forms.ChoiceField(
        label="Bán theo", choices=[("kg", "ki-lô-gam"), ("hop", "hộp"), ("cai", "cái")]
    )
    story = forms.CharField(
        label="Kể về món này", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    delivery = forms.ChoiceField(
        label="Nhận hàng thế nào?",
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một cách nhận hàng."},
        choices=[
            ("ship", format_html("{}<small>{}</small>", "Giao tận nhà", "25.000 ₫")),
            ("collect", format_html("{}<small>{}</small>", "Đến lấy", "Không tốn phí")),
        ],
    )
    photos = forms.FileField(
        label="Hình món hàng",
        help_text="Chụp gần cửa sổ, nền trơn.",
        widget=forms.FileInput(attrs={"accept": "image/*", "data-preview": ""}),
    )
    consent = forms.BooleanField(
        label="Tôi đồng ý cho người mua thấy số tài khoản của tôi.", required=False
    )

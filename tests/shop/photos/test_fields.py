from django import forms
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from shop.photos.cleaning import CleanPhoto
from shop.photos.fields import PhotoField, PhotosField
from tests import photos


class OneForm(forms.Form):
    photo = PhotoField()


class ManyForm(forms.Form):
    photos = PhotosField(min_side=500, most=2)


def send(form_class, *files):
    name = next(iter(form_class.base_fields))
    with translation.override("en"):
        form = form_class({}, MultiValueDict({name: list(files)}))
        form.is_valid()
        form.messages = [str(message) for message in form.errors.get(name, [])]
    return form


def test_one_good_photo_is_cleaned():
    form = send(OneForm, photos.upload(photos.heic(), "a.heic"))

    assert isinstance(form.cleaned_data["photo"], CleanPhoto)


def test_one_bad_photo_is_told_at_the_field():
    form = send(OneForm, photos.upload(photos.pdf(), "a.jpg"))

    assert form.messages == ["This is a PDF document. Please choose a photo."]


def test_empty_file_is_told():
    form = send(OneForm, photos.upload(b"", "a.jpg"))

    assert form.messages == ["This file is empty. Please choose another photo."]


def test_no_photo_at_all_is_told():
    assert send(ManyForm).messages == ["Please choose at least one photo."]


def test_text_in_the_place_of_a_file_is_told():
    form = OneForm({"photo": "a.jpg"})

    assert list(form.errors) == ["photo"]


def test_several_good_photos_are_all_there():
    one, two = (photos.upload(photos.jpeg()) for _ in range(2))

    form = send(ManyForm, one, two)

    assert [photo.width for photo in form.cleaned_data["photos"]] == [800, 800]


def test_bad_photo_is_named_and_the_good_one_kept():
    good = photos.upload(photos.jpeg(), "good.jpg")
    bad = photos.upload(photos.program(), "bad\u202e.jpg")

    form = send(ManyForm, bad, good)

    assert form.messages == [
        "“bad.jpg”: This is not a photo. Please choose a photo from your phone."
    ]
    assert [photo.width for photo in form.fields["photos"].kept] == [800]


def test_too_small_photo_is_told_its_size():
    form = send(ManyForm, photos.upload(photos.jpeg((499, 900)), "s.jpg"))

    assert "499 × 900" in form.messages[0]


def test_photos_beyond_the_most_are_left_out():
    form = send(ManyForm, *(photos.upload(photos.jpeg()) for _ in range(3)))

    assert form.messages == ["There is room for 2 photos. The others were left out."]
    assert len(form.fields["photos"].kept) == 2


def test_what_was_kept_stays_with_its_form():
    send(ManyForm, photos.upload(photos.jpeg()))

    assert ManyForm().fields["photos"].kept == []


def test_several_photos_may_be_chosen_at_once():
    html = str(ManyForm()["photos"])

    assert 'type="file"' in html
    assert " multiple" in html
    assert 'accept="image/*"' in html

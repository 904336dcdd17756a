from oscar.apps.dashboard.reports import reports

from shop.csvfiles import CsvWriter


class ReportCSVFormatter(reports.ReportCSVFormatter):
    def get_csv_writer(self, file_handle, **kwargs):
        return CsvWriter(open_file=file_handle, **kwargs)

from traceback import format_exception

from shop.clock.receivers import first_line_of_error


def test_a_failed_task_is_told_in_the_errors_first_line():
    try:
        raise ValueError("the server closed the connection\n\tbefore it answered")
    except ValueError as e:
        text = "".join(format_exception(e))

    assert first_line_of_error(text) == "ValueError: the server closed the connection"


def test_a_task_without_frames_is_told_in_its_own_words():
    assert first_line_of_error("Its worker ended 3 times.") == (
        "Its worker ended 3 times."
    )

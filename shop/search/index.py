"""What the ORM can't declare: full text on the card table, made after each migrate."""

from django.db import connection, connections

WORD_INDEXES = ("card_exact_title", "card_exact", "card_folded_title", "card_folded")
# The texts themselves are not kept: rows stay short, and a search walks over many.
# An upsert comes by twice, the second time with vectors and without texts.
POSTGRES = """
CREATE OR REPLACE FUNCTION card_vectors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.exact_title_vector := to_tsvector('simple', NEW.exact_title);
  NEW.exact_vector := strip(to_tsvector('simple', NEW.exact_rest))
                   || strip(NEW.exact_title_vector);
  NEW.folded_title_vector := to_tsvector('simple', NEW.folded_title);
  NEW.folded_vector := strip(to_tsvector('simple', NEW.folded_rest))
                    || strip(NEW.folded_title_vector);
  NEW.exact_title := '';
  NEW.exact_rest := '';
  NEW.folded_title := '';
  NEW.folded_rest := '';
  RETURN NEW;
END $$;
DROP TRIGGER IF EXISTS card_vectors ON search_productcard;
CREATE TRIGGER card_vectors BEFORE INSERT OR UPDATE OF
  exact_title, exact_rest, folded_title, folded_rest
  ON search_productcard FOR EACH ROW WHEN (NEW.folded_title <> '')
  EXECUTE FUNCTION card_vectors();
"""

COLUMNS = "exact_title, exact_rest, folded_title, folded_rest"
NEW = "new.exact_title, new.exact_rest, new.folded_title, new.folded_rest"
OLD = "old.exact_title, old.exact_rest, old.folded_title, old.folded_rest"
SQLITE = [
    f"""CREATE VIRTUAL TABLE IF NOT EXISTS search_card_words USING fts5(
        {COLUMNS}, content='search_productcard', content_rowid='product_id',
        tokenize="unicode61 remove_diacritics 0")""",
    "DROP TRIGGER IF EXISTS card_words_added",
    f"""CREATE TRIGGER card_words_added AFTER INSERT ON search_productcard BEGIN
        INSERT INTO search_card_words(rowid, {COLUMNS})
        VALUES (new.product_id, {NEW}); END""",
    "DROP TRIGGER IF EXISTS card_words_gone",
    f"""CREATE TRIGGER card_words_gone AFTER DELETE ON search_productcard BEGIN
        INSERT INTO search_card_words(search_card_words, rowid, {COLUMNS})
        VALUES ('delete', old.product_id, {OLD}); END""",
    "DROP TRIGGER IF EXISTS card_words_changed",
    f"""CREATE TRIGGER card_words_changed AFTER UPDATE OF {COLUMNS}
        ON search_productcard BEGIN
        INSERT INTO search_card_words(search_card_words, rowid, {COLUMNS})
        VALUES ('delete', old.product_id, {OLD});
        INSERT INTO search_card_words(rowid, {COLUMNS})
        VALUES (new.product_id, {NEW}); END""",
]


def make_index(sender, using="default", **kwargs):
    """Receiver of post_migrate; runs any number of times without harm."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if "search_productcard" not in connection.introspection.table_names(cursor):
            return
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRES)
            write_words(cursor, at_once=True)
            return
        if sqlite_index_stands(cursor):
            return
        for statement in SQLITE:
            cursor.execute(statement)
        cursor.execute(
            "INSERT INTO search_card_words(search_card_words) VALUES ('rebuild')"
        )


def write_words(cursor, *, at_once: bool) -> None:
    """Whether words go into PostgreSQL's indexes at once or wait in a list.

    Every search reads through that list: it is for the moment when very many come.
    """
    for name in WORD_INDEXES:
        fastupdate = "off" if at_once else "on"
        cursor.execute(f"ALTER INDEX {name} SET (fastupdate = {fastupdate})")
        if at_once:
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [name])


def expect_many_words(*, coming: bool) -> None:
    """To be said before and after filling a whole market."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            write_words(cursor, at_once=not coming)


def sqlite_index_stands(cursor) -> bool:
    """All three triggers are there: remaking the card table drops them."""
    cursor.execute(
        "SELECT count(*) FROM sqlite_master WHERE name LIKE 'card\\_words\\_%' ESCAPE '\\'"
    )
    return cursor.fetchone()[0] == 3

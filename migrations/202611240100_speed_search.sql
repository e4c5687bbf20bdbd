-- Why: every search asks for the names of the offices; they are found without reading the words of all else.
CREATE INDEX search_texts_of_parties ON search_texts (kind, entity, title) WHERE kind = 'party' AND n = 0;

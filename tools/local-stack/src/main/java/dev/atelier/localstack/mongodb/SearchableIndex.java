package dev.atelier.localstack.mongodb;

import java.util.List;

/** An index whose entries can be searched by a prefix of its fields and read in order. */
interface SearchableIndex {

    /** The fields of an entry's key in order. */
    List<String> fields();

    IndexEntries entries();

    /** Every document has an entry, whatever fields it lacks. */
    boolean isComplete();
}

package dev.atelier.personal;

import java.util.List;
import java.util.function.Consumer;

/** What a service, or a part of it, keeps about people and hands out to them. A bean of this type takes part in exports. */
public interface ExportsPersonalData {

    /** Names of its files, such as {@code conversations}: lower case letters and hyphens, no other part's. */
    List<String> files();

    /**
     * Reads a user's records, a few at a time: there may be more than fit into memory. Blocks.
     *
     * @param userId 24 hex characters; of somebody unknown there is nothing
     * @param file one of {@link #files()}
     * @param sink takes one record after the other, each written as a JSON object; no secrets, not even hashed
     * @throws org.springframework.dao.DataAccessException if the store is away; the export is tried again
     */
    void read(String userId, String file, Consumer<Object> sink);
}

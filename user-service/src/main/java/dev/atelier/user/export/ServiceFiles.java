package dev.atelier.user.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The files one service has of every user. */
interface ServiceFiles {

    /** The service's name. */
    String service();

    /**
     * Names of its files.
     *
     * @throws dev.atelier.platform.error.ApiException if the service is away
     */
    List<String> names();

    /**
     * Writes a user's records, a JSON object a line. Blocks; leaves {@code out} open.
     *
     * @throws IOException if they could not be read to the end
     * @throws dev.atelier.platform.error.ApiException if the service is away
     */
    void write(String userId, String name, OutputStream out) throws IOException;
}

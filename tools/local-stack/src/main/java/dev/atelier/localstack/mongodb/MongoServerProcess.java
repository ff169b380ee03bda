package dev.atelier.localstack.mongodb;

import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;

/** Main class of the MongoDB-compatible server: {@code MongoServerProcess PORT FILE [ROLES]}. */
public final class MongoServerProcess {

    private MongoServerProcess() {}

    public static void main(String[] arguments) {
        DurableBackend backend = DurableBackend.open(
                arguments[1], arguments.length > 2 ? Roles.of(Path.of(arguments[2])) : Roles.none());
        MongoServer server = new MongoServer(backend);
        server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
        // SIGTERM: take no more commands, then close the file, which writes out what is left.
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow, "shutdown"));
    }
}

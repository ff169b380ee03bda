package dev.atelier.localstack.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps the documents in one file and answers a write only when it is safe: a killed process loses nothing that it has
 * confirmed, and the file never holds half of a command.
 */
final class DurableBackend extends H2Backend {

    /** They change which maps there are, which the log does not tell. */
    private static final Set<String> STRUCTURE = Set.of(
            "create", "createindexes", "drop", "dropdatabase", "dropindexes", "deleteindexes", "renamecollection");

    private static final long TIDY_SECONDS = 3;

    private final LoggedStore store;
    private final Guard guard;

    /** Commands share it; confirming takes it alone, so one confirmation serves all commands that waited for it. */
    private final ReadWriteLock commands = new ReentrantReadWriteLock();

    private final AtomicBoolean written = new AtomicBoolean(true);
    private final ScheduledExecutorService tidying = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("tidying").unstarted(task));

    private DurableBackend(LoggedStore store, Roles roles) {
        this.store = store; // before super: that opens the databases
        this.guard = new Guard(roles);
        super(store.store());
        tidying.scheduleWithFixedDelay(this::tidyWhenQuiet, TIDY_SECONDS, TIDY_SECONDS, TimeUnit.SECONDS);
    }

    static DurableBackend open(String file, Roles roles) {
        return new DurableBackend(LoggedStore.open(file), roles);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new IndexedDatabase(name, store, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        guard.check(channel, databaseName, command, query);
        try {
            return answer(channel, databaseName, command, query);
        } finally {
            if (STRUCTURE.contains(command.toLowerCase(Locale.ROOT))) {
                alone(store::writeOut);
            } else if (store.hasUnconfirmed()) {
                written.set(true);
                alone(store::confirm);
            }
        }
    }

    @Override
    public void close() {
        tidying.shutdownNow();
        alone(() -> {
            store.close();
            super.close();
        });
    }

    private Document answer(Channel channel, String databaseName, String command, Document query) {
        commands.readLock().lock();
        try {
            return command.equalsIgnoreCase("hello")
                    ? hello(channel, databaseName, query)
                    : super.handleCommand(channel, databaseName, command, query);
        } finally {
            commands.readLock().unlock();
        }
    }

    /** Today's drivers and health checks say {@code hello}; the emulator knows the older name of the command only. */
    private Document hello(Channel channel, String databaseName, Document query) {
        Document answer = super.handleCommand(channel, databaseName, "isMaster", query);
        answer.put("isWritablePrimary", true);
        return answer;
    }

    /** Once after each burst of writes: under load it would only be in the way. */
    private void tidyWhenQuiet() {
        if (!written.getAndSet(false) && store.isUntidy()) {
            alone(store::tidy);
        }
    }

    private void alone(Runnable work) {
        commands.writeLock().lock();
        try {
            work.run();
        } finally {
            commands.writeLock().unlock();
        }
    }
}

package dev.atelier.benchmarks.platform;

import dev.atelier.benchmarks.load.Threads;
import dev.atelier.benchmarks.wire.HttpConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;

/** The users of one run, made for it. */
public final class Accounts {

    private final Site site;
    private final List<Account> all;
    private final String model;

    private Accounts(Site site, List<Account> all, String model) {
        this.site = site;
        this.all = all;
        this.model = model;
    }

    public static Accounts register(Site site, int count) throws IOException {
        String run = "bench-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            accounts.add(Account.register(site, run + "-" + i));
        }
        return new Accounts(site, List.copyOf(accounts), availableModel(accounts.getFirst()));
    }

    /** The model all calls go to. */
    public String model() {
        return model;
    }

    public Account of(int connection) {
        return all.get(connection % all.size());
    }

    /** Signs in again where a token would not last, and makes empty conversations, so that no measured call pays for either. */
    public void prepare(int conversations) throws IOException, InterruptedException {
        int each = (conversations + all.size() - 1) / all.size();
        for (Account account : all) {
            account.renew();
        }
        Threads.run(all.stream()
                .<Callable<Integer>>map(account -> () -> stock(account, each))
                .toList());
    }

    /** Calls for which there must be a usage event. */
    public long answeredCalls() {
        return all.stream().mapToLong(Account::answeredCalls).sum();
    }

    /** Calls that the statistics know of. */
    public long countedCalls() throws IOException {
        long sum = 0;
        for (Account account : all) {
            account.renew();
            sum += account.countedCalls();
        }
        return sum;
    }

    private int stock(Account account, int count) throws IOException {
        try (HttpConnection gateway = site.toGateway()) {
            account.stock(gateway, model, count);
        }
        return count;
    }

    private static String availableModel(Account account) throws IOException {
        for (JsonNode model : account.get("/api/models/chat")) {
            if (model.path("available").asBoolean(false)) {
                return model.path("id").asString("");
            }
        }
        throw new IOException("No chat model is available");
    }
}

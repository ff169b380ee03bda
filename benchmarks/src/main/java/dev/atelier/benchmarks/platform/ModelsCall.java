package dev.atelier.benchmarks.platform;

import dev.atelier.benchmarks.wire.HttpConnection;
import dev.atelier.benchmarks.wire.HttpRequest;

/** A cheap call through the gateway: authentication, limits, routing, and a service that only answers from memory. */
final class ModelsCall extends ExpectedCall {

    private static final int OK = 200;

    private final Account account;

    ModelsCall(Site site, Account account) {
        super(site.toGateway(), OK, "\"success\":true");
        this.account = account;
    }

    @Override
    byte[] nextRequest(HttpConnection on) {
        return account.request("GET", HttpRequest.JSON).with("/api/models/chat", "");
    }
}

package dev.atelier.benchmarks.platform;

import dev.atelier.benchmarks.wire.HttpConnection;
import dev.atelier.benchmarks.wire.HttpRequest;

/** A sign-in with the right password: a session, and the tokens of it. */
final class SignInCall extends ExpectedCall {

    private static final int OK = 200;

    private final byte[] request;

    SignInCall(Site site, Account account) {
        super(site.toGateway(), OK, "\"accessToken\":\"");
        this.request =
                new HttpRequest("POST", "gateway", "", HttpRequest.JSON).with("/api/auth/login", account.credentials());
    }

    @Override
    byte[] nextRequest(HttpConnection on) {
        return request;
    }
}

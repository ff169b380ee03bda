package dev.atelier.benchmarks.platform;

import dev.atelier.benchmarks.wire.HttpConnection;
import dev.atelier.benchmarks.wire.HttpRequest;
import java.io.IOException;

/** A message of a user, answered whole: the way through gateway, chat pipeline and provider. */
final class MessageCall extends ExpectedCall {

    private static final int CREATED = 201;

    /** Turns of a conversation: they make twenty messages, and the history sent along is nine messages on average. */
    static final int TURNS = 10;

    private final Account account;
    private final String model;
    private String conversation = "";
    private int turnsLeft;

    MessageCall(Site site, Account account, String model) {
        super(site.toGateway(), CREATED, "\"finishReason\":\"stop\"");
        this.account = account;
        this.model = model;
    }

    @Override
    byte[] nextRequest(HttpConnection on) throws IOException {
        if (turnsLeft == 0) {
            conversation = account.conversation(on, model);
            turnsLeft = TURNS;
        }
        turnsLeft--;
        return account.request("POST", HttpRequest.JSON).with(path(conversation), body(Prompts.forAnswer()));
    }

    @Override
    public void make() throws IOException {
        super.make();
        account.answered();
    }

    static String path(String conversation) {
        return "/api/conversations/" + conversation + "/messages";
    }

    static String body(String prompt) {
        return "{\"content\":\"" + prompt + "\"}";
    }
}

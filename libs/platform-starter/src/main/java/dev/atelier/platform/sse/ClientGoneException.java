package dev.atelier.platform.sse;

/** The client closed its connection. Nothing more can be sent; there is nobody left to tell. Never logged as an error. */
public final class ClientGoneException extends RuntimeException {

    /** Has no stack trace: clients go away every day. */
    public ClientGoneException() {
        super("client has gone", null, false, false);
    }
}

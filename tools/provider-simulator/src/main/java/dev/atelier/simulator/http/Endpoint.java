package dev.atelier.simulator.http;

/** One family of requests. */
public interface Endpoint {

    /** Whether the request is for it; of several endpoints the first one that says so serves. */
    boolean answers(Incoming request);

    /** Answers on the connection's event loop; must not block. */
    void serve(Exchange exchange);
}

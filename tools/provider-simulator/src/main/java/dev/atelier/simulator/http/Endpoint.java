package dev.atelier.simulator.http;

/** One family of paths. */
public interface Endpoint {

    boolean answers(String path);

    /** Answers on the connection's event loop; must not block. */
    void serve(Exchange exchange);
}

package dev.atelier.platform.error;

import java.util.Set;

/** The HTTP methods this API knows at all; every other one is 405. */
public final class ApiMethods {

    /** Methods a handler may have. {@code OPTIONS} is none of them: preflights end at the gateway. */
    public static final Set<String> ALL = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private ApiMethods() {}
}

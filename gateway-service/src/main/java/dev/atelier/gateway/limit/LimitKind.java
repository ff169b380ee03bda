package dev.atelier.gateway.limit;

import java.util.Locale;

/** What calls are counted by. */
enum LimitKind {
    /** The caller's network address. */
    IP,
    /** The signed-in user. */
    USER,
    /** One route as used by one caller. */
    API;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}

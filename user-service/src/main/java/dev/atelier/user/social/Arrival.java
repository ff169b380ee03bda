package dev.atelier.user.social;

import dev.atelier.user.account.VerifiedAccount;
import java.net.URI;

/** How a sign-in at a provider ends. */
sealed interface Arrival {

    /** The browser itself asked. */
    record SignedIn(VerifiedAccount account) implements Arrival {}

    /** A front end asked: the browser goes back to it, with a one-time code or the code of an error. */
    record SentBack(URI location) implements Arrival {}
}

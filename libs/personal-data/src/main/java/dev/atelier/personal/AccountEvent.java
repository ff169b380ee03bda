package dev.atelier.personal;

import java.util.regex.Pattern;

/** What happens when an account is deleted. Ids only: nothing of a person stands in an event. */
public sealed interface AccountEvent {

    /** Id of the account, 24 hex characters. */
    String userId();

    /**
     * How often all services were asked so far to erase, from 1. The last time is when nothing of the user can come in any
     * more.
     */
    int round();

    /** The account is gone; whoever keeps something of its owner erases it and confirms. It comes again until all have. */
    record Deleted(String userId, int round) implements AccountEvent {

        /** Refuses what is no id. */
        public Deleted {
            Ids.require(userId);
        }
    }

    /**
     * A service keeps nothing of the user any more.
     *
     * @param service its name, such as {@code chat-service}
     */
    record Erased(String userId, int round, String service) implements AccountEvent {

        /** Refuses what is no id. */
        public Erased {
            Ids.require(userId);
        }
    }

    /** The form of ids. */
    final class Ids {

        private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");

        private Ids() {}

        private static void require(String userId) {
            if (!FORM.matcher(userId).matches()) {
                throw new IllegalArgumentException("no id of a user");
            }
        }
    }
}

package dev.atelier.aiproxy.hold;

import dev.atelier.aiproxy.Call;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands where billing will: while there is no billing-service, every call is granted, and this is the place it says so. */
public final class GrantEveryHold implements HoldFunds {

    private static final Logger LOG = LoggerFactory.getLogger(GrantEveryHold.class);

    /** Says once, at start, that nothing is reserved. */
    public GrantEveryHold() {
        LOG.warn("No billing-service: calls are made without reserving funds");
    }

    @Override
    public void hold(Call call) {
        // Granted: nobody keeps a balance yet.
    }
}

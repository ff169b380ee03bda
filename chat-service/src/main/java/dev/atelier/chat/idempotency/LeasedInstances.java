package dev.atelier.chat.idempotency;

import dev.atelier.aiproxy.journal.InstanceLease;
import org.springframework.stereotype.Component;

/** Instances live as long as the lease they hold for their calls. */
@Component
class LeasedInstances implements LivingInstances {

    private final InstanceLease lease;

    LeasedInstances(InstanceLease lease) {
        this.lease = lease;
    }

    @Override
    public String self() {
        return lease.owner();
    }

    @Override
    public boolean lives(String instance) {
        return lease.lives(instance);
    }
}

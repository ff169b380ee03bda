package dev.atelier.aiproxy.hold;

import dev.atelier.aiproxy.Call;

/** Reserves the most a call can cost, by its id. The boundary to billing. */
public interface HoldFunds {

    /**
     * Returns if the estimate is reserved.
     *
     * @throws dev.atelier.platform.error.ApiException {@code INSUFFICIENT_QUOTA} if the balance does not suffice,
     *     {@code SERVICE_UNAVAILABLE} if billing is away
     */
    void hold(Call call);
}

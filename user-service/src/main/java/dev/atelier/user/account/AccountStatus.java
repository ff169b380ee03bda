package dev.atelier.user.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an account may be used. Written in lower case, on the wire and in the store. */
public enum AccountStatus {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("disabled")
    DISABLED
}

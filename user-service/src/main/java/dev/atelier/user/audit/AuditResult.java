package dev.atelier.user.audit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What came of an action. */
public enum AuditResult {
    /** It is done. */
    @JsonProperty("ok")
    OK,
    /** It was not allowed. */
    @JsonProperty("refused")
    REFUSED,
    /** It was allowed and did not succeed. */
    @JsonProperty("failed")
    FAILED
}

package dev.atelier.user.export;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an export can be had. */
enum ExportStatus {
    @JsonProperty("building")
    BUILDING,
    @JsonProperty("ready")
    READY
}

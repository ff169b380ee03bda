package dev.atelier.platform.sample;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

record Thing(
        @NotBlank @Size(min = 3, max = 32) String name,
        @Nullable @Email String email,
        @Nullable @Valid Settings settings,
        @Nullable Colour colour,
        @Nullable Instant at,
        @Nullable JsonNode content) {

    record Settings(@Nullable @DecimalMax("2") BigDecimal temperature) {}

    enum Colour {
        RED,
        BLUE
    }
}

package dev.atelier.platform.observability;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Keeps what nobody asks about out of metrics and traces. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ObservabilityAutoConfiguration {

    /** Probes and scrapes would be most of what a quiet service does. */
    @Bean
    ObservationPredicate noActuatorObservations() {
        return (_, context) ->
                !(context instanceof ServerRequestObservationContext server) || !isForOperators(server.getCarrier());
    }

    private static boolean isForOperators(@Nullable HttpServletRequest request) {
        return request != null && request.getRequestURI().startsWith("/actuator");
    }
}

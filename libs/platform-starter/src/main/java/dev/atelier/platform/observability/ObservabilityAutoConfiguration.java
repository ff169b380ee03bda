package dev.atelier.platform.observability;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.jackson.EndpointJsonMapper;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.actuate.endpoint.SystemHealthDescriptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what nobody asks about out of metrics, traces and health. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ObservabilityAutoConfiguration {

    /** Probes and scrapes would be most of what a quiet service does. */
    @Bean
    ObservationPredicate noActuatorObservations() {
        return (_, context) ->
                !(context instanceof ServerRequestObservationContext server) || !isForOperators(server.getCarrier());
    }

    /** Health is open to everybody: it names its groups to nobody, since those who probe one know its name. */
    @Bean
    @Primary
    EndpointJsonMapper endpointJsonWithoutHealthGroups() {
        JsonMapper json = JsonMapper.builder()
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addMixIn(SystemHealthDescriptor.class, WithoutGroups.class)
                .build();
        return () -> json;
    }

    private static boolean isForOperators(@Nullable HttpServletRequest request) {
        return request != null && request.getRequestURI().startsWith("/actuator");
    }

    @JsonIgnoreProperties("groups")
    private interface WithoutGroups {}
}

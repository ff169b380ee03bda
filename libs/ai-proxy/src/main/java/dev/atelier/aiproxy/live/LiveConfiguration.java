package dev.atelier.aiproxy.live;

import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The calls under way, and their end within {@code spring.lifecycle.timeout-per-shutdown-phase}. */
@Configuration(proxyBeanMethods = false)
public class LiveConfiguration {

    @Bean
    LiveCalls liveCalls() {
        return new LiveCalls();
    }

    @Bean
    EndLiveCalls endLiveCalls(LiveCalls calls, LifecycleProperties lifecycle) {
        return new EndLiveCalls(calls, lifecycle.getTimeoutPerShutdownPhase());
    }
}

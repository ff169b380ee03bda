package dev.atelier.aiproxy.live;

import dev.atelier.platform.stop.EndUnderWay;
import java.time.Duration;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The calls under way, and their end within {@code spring.lifecycle.timeout-per-shutdown-phase}. */
@Configuration(proxyBeanMethods = false)
public class LiveConfiguration {

    /** Enough to tell the client, and to store what was made and close the call on a slow store. */
    private static final Duration TIME_LEFT = Duration.ofSeconds(5);

    @Bean
    LiveCalls liveCalls() {
        return new LiveCalls();
    }

    @Bean
    EndUnderWay endLiveCalls(LiveCalls calls, LifecycleProperties lifecycle) {
        return new EndUnderWay(calls, lifecycle.getTimeoutPerShutdownPhase(), TIME_LEFT);
    }
}

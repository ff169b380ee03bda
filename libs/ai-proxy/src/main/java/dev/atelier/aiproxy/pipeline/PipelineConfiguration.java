package dev.atelier.aiproxy.pipeline;

import dev.atelier.aiproxy.hold.HoldFunds;
import dev.atelier.aiproxy.journal.CallJournal;
import dev.atelier.aiproxy.key.ChooseKeys;
import dev.atelier.aiproxy.live.LiveCalls;
import dev.atelier.aiproxy.relay.TracedSend;
import dev.atelier.aiproxy.route.Providers;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all calls have in common. */
@Configuration(proxyBeanMethods = false)
public class PipelineConfiguration {

    @Bean
    Pipeline pipeline(CallJournal journal, HoldFunds holdFunds, TracedSend traces) {
        return new Pipeline(journal, holdFunds, traces);
    }

    @Bean
    PrepareCall prepareCall(Providers providers, ChooseKeys chooseKeys, Clock clock) {
        return new PrepareCall(providers, chooseKeys, clock);
    }

    @Bean
    WatchCall watchCall(LiveCalls liveCalls, ObservationRegistry observations) {
        return new WatchCall(liveCalls, observations);
    }
}

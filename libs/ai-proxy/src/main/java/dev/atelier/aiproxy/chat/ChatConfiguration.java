package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.aiproxy.hold.HoldFunds;
import dev.atelier.aiproxy.journal.CallJournal;
import dev.atelier.aiproxy.key.ChooseKeys;
import dev.atelier.aiproxy.live.LiveCalls;
import dev.atelier.aiproxy.relay.TracedSend;
import dev.atelier.aiproxy.route.ProviderRouter;
import dev.atelier.aiproxy.route.Providers;
import dev.atelier.aiproxy.tokens.TokenCounter;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pipeline of chat calls, its six steps in order. */
@Configuration(proxyBeanMethods = false)
public class ChatConfiguration {

    @Bean
    ChatProxy chatProxy(
            PrepareChat prepareChat,
            CallJournal journal,
            HoldFunds holdFunds,
            AskProvider askProvider,
            FinishChat finishChat,
            TracedSend traces) {
        return new ChatProxy(prepareChat, journal, holdFunds, askProvider, finishChat, traces);
    }

    @Bean
    PrepareChat prepareChat(ModelCatalogue catalogue, Providers providers, ChooseKeys chooseKeys, Clock clock) {
        return new PrepareChat(catalogue, providers, chooseKeys, clock);
    }

    @Bean
    AskProvider askProvider(ProviderRouter router, LiveCalls liveCalls, ObservationRegistry observations) {
        return new AskProvider(router, liveCalls, observations);
    }

    @Bean
    FinishChat finishChat(CallJournal journal, TokenCounter tokens) {
        return new FinishChat(journal, tokens);
    }

    @Bean
    ProviderFailures providerFailures() {
        return new ProviderFailures();
    }
}

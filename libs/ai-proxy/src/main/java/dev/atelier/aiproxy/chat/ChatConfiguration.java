package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.aiproxy.pipeline.Pipeline;
import dev.atelier.aiproxy.pipeline.PrepareCall;
import dev.atelier.aiproxy.pipeline.WatchCall;
import dev.atelier.aiproxy.route.ProviderRouter;
import dev.atelier.aiproxy.tokens.TokenCounter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pipeline of chat calls. */
@Configuration(proxyBeanMethods = false)
public class ChatConfiguration {

    @Bean
    ChatProxy chatProxy(PrepareChat prepareChat, Pipeline pipeline, AskProvider askProvider, FinishChat finishChat) {
        return new ChatProxy(prepareChat, pipeline, askProvider, finishChat);
    }

    @Bean
    PrepareChat prepareChat(ModelCatalogue catalogue, PrepareCall prepareCall) {
        return new PrepareChat(catalogue, prepareCall);
    }

    @Bean
    AskProvider askProvider(ProviderRouter router, WatchCall watchCall) {
        return new AskProvider(router, watchCall);
    }

    @Bean
    FinishChat finishChat(TokenCounter tokens) {
        return new FinishChat(tokens);
    }

    @Bean
    ProviderFailures providerFailures() {
        return new ProviderFailures();
    }
}

package dev.atelier.aiproxy.embedding;

import dev.atelier.aiproxy.pipeline.Pipeline;
import dev.atelier.aiproxy.pipeline.PrepareCall;
import dev.atelier.aiproxy.pipeline.WatchCall;
import dev.atelier.aiproxy.route.ProviderRouter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pipeline of embedding calls. */
@Configuration(proxyBeanMethods = false)
public class EmbeddingConfiguration {

    @Bean
    EmbeddingProxy embeddingProxy(
            PrepareCall prepareCall, Pipeline pipeline, WatchCall watchCall, ProviderRouter router) {
        return new EmbeddingProxy(prepareCall, pipeline, watchCall, router);
    }
}

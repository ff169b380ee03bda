package dev.atelier.aiproxy;

import dev.atelier.aiproxy.adapter.anthropic.AnthropicAdapterType;
import dev.atelier.aiproxy.adapter.gemini.GeminiAdapterType;
import dev.atelier.aiproxy.adapter.generic.GenericAdapterType;
import dev.atelier.aiproxy.adapter.openai.OpenAiAdapterType;
import dev.atelier.aiproxy.catalogue.CatalogueProperties;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.aiproxy.chat.ChatConfiguration;
import dev.atelier.aiproxy.embedding.EmbeddingConfiguration;
import dev.atelier.aiproxy.hold.GrantEveryHold;
import dev.atelier.aiproxy.hold.HoldFunds;
import dev.atelier.aiproxy.journal.Deliveries;
import dev.atelier.aiproxy.journal.JournalConfiguration;
import dev.atelier.aiproxy.key.KeyConfiguration;
import dev.atelier.aiproxy.live.LiveConfiguration;
import dev.atelier.aiproxy.pipeline.PipelineConfiguration;
import dev.atelier.aiproxy.plugin.PluginConfiguration;
import dev.atelier.aiproxy.relay.RelayConfiguration;
import dev.atelier.aiproxy.route.RouteConfiguration;
import dev.atelier.aiproxy.spi.AdapterType;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.tokens.TokenCounter;
import dev.atelier.aiproxy.transport.ApacheProviderHttp;
import dev.atelier.platform.i18n.MessageBundle;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Gives a studio the proxy layer. It needs the studio's MongoDB, Kafka, and the catalogue in its settings. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.brave.autoconfigure.BraveAutoConfiguration"
        })
@EnableConfigurationProperties({CatalogueProperties.class, ProxyProperties.class})
@Import({
    ChatConfiguration.class,
    EmbeddingConfiguration.class,
    JournalConfiguration.class,
    KeyConfiguration.class,
    LiveConfiguration.class,
    PipelineConfiguration.class,
    PluginConfiguration.class,
    RelayConfiguration.class,
    RouteConfiguration.class
})
public class AiProxyAutoConfiguration {

    @Bean
    ModelCatalogue modelCatalogue(CatalogueProperties properties) {
        return new ModelCatalogue(properties);
    }

    @Bean
    TokenCounter tokenCounter() {
        return new TokenCounter();
    }

    @Bean
    ProviderHttp providerHttp(ProxyProperties properties) {
        return new ApacheProviderHttp(properties);
    }

    @Bean
    AdapterType openAi(JsonMapper json, ProxyProperties properties) {
        return new OpenAiAdapterType(json, longestLine(properties));
    }

    @Bean
    AdapterType anthropic(JsonMapper json, Clock clock, ProxyProperties properties) {
        return new AnthropicAdapterType(json, clock, longestLine(properties));
    }

    @Bean
    AdapterType gemini(JsonMapper json, Clock clock, ProxyProperties properties) {
        return new GeminiAdapterType(json, clock, longestLine(properties));
    }

    @Bean
    AdapterType generic(JsonMapper json, Clock clock, ProxyProperties properties) {
        return new GenericAdapterType(json, clock, longestLine(properties));
    }

    @Bean
    @ConditionalOnMissingBean
    HoldFunds holdFunds() {
        return new GrantEveryHold();
    }

    /** For a studio that stores no answers. */
    @Bean
    @ConditionalOnMissingBean
    Deliveries deliveries() {
        return (callId, reference) -> null;
    }

    @Bean
    MessageBundle proxyMessages() {
        return new MessageBundle("ai-proxy-messages");
    }

    private static int longestLine(ProxyProperties properties) {
        return Math.toIntExact(properties.answer().line().toBytes());
    }
}

package dev.atelier.stats;

import dev.atelier.stats.counting.UsageCounter;
import dev.atelier.testservers.TestServers;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** The whole service on a real Kafka and a real store; all its tests share one instance, and its one consumer. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(FinishedSpans.class)
public abstract class ServiceOnRealServers {

    @MockitoSpyBean
    protected UsageCounter counter;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("spring.mongodb.uri", () -> TestServers.mongoUri() + "/stats-service");
        registry.add("spring.kafka.bootstrap-servers", TestServers::kafkaBootstrapServers);
    }
}

package dev.atelier.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** The local stack holds a connection to the role of the service that it names. */
class ApplicationNameTests {

    @Test
    void names_the_service_on_every_connection() {
        var settings = MongoClientSettings.builder();

        new MongoAutoConfiguration()
                .mongoApplicationName(new MockEnvironment().withProperty("spring.application.name", "user-service"))
                .customize(settings);

        assertThat(settings.build().getApplicationName()).isEqualTo("user-service");
    }
}

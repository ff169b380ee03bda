package dev.atelier.platform.stop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndUnderWayTests {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    @Test
    void leaves_time_for_the_end() {
        assertThat(EndUnderWay.patience(Duration.ofSeconds(30), FIVE_SECONDS)).isEqualTo(Duration.ofSeconds(25));
        assertThat(EndUnderWay.patience(Duration.ofSeconds(4), FIVE_SECONDS)).isEqualTo(Duration.ofSeconds(2));
    }
}

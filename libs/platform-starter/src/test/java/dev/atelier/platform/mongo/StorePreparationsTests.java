package dev.atelier.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class StorePreparationsTests {

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void insists_on_what_is_vital_before_the_service_listens() {
        StorePreparations preparations = preparations(Duration.ofMinutes(1), () -> failUntil(3));

        preparations.start();

        assertThat(attempts).hasValue(3);
        assertThat(preparations.isRunning()).isTrue();
    }

    @Test
    void gives_up_when_the_store_stays_away() {
        StorePreparations preparations = preparations(Duration.ofMillis(50), () -> failUntil(Integer.MAX_VALUE));

        assertThatThrownBy(preparations::start).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(preparations.isRunning()).isFalse();
    }

    @Test
    void does_not_wait_for_what_only_helps() {
        var store = new CountDownLatch(1);
        StorePreparations preparations = preparations(Duration.ofMinutes(1), new Helpful(store));

        preparations.start();

        assertThat(preparations.isRunning()).isTrue();
        assertThat(attempts).hasValue(0);
        store.countDown();
        await().until(() -> attempts.get() == 1);
    }

    private static StorePreparations preparations(Duration startUp, StorePreparation preparation) {
        return new StorePreparations(List.of(preparation), startUp, Clock.systemUTC());
    }

    private void failUntil(int attempt) {
        if (attempts.incrementAndGet() < attempt) {
            throw new DataAccessResourceFailureException("away");
        }
    }

    private final class Helpful implements StorePreparation {

        private final CountDownLatch store;

        Helpful(CountDownLatch store) {
            this.store = store;
        }

        @Override
        public void prepare() {
            await().until(() -> store.getCount() == 0);
            attempts.incrementAndGet();
        }

        @Override
        public boolean isVital() {
            return false;
        }
    }
}

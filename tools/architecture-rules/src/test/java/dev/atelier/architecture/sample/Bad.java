package dev.atelier.architecture.sample;

import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

final class Bad {

    private Bad() {}

    static final class OrderRepository {}

    static final class OrderDocument {}

    static final class OrderController {
        private final OrderRepository repository = new OrderRepository();

        List<OrderDocument> orders() {
            return List.of();
        }

        @Override
        public String toString() {
            return repository.toString();
        }
    }

    @RestController
    static final class OpenController {

        @GetMapping("/orders")
        String orders() {
            return "everybody's";
        }
    }

    static final class OrderManager {}

    static final class Sleeper {
        void sleep() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    static final class Teller {
        Instant time() {
            return Instant.now();
        }
    }

    static final class Talker {
        void talk() {
            System.out.println("hello");
        }
    }

    static final class Caller {
        HttpClient client() {
            return HttpClient.newHttpClient();
        }
    }

    static final class Swallower {
        void swallow(Runnable work) {
            try {
                work.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

package dev.atelier.personal;

/** What a service does with account events. */
@FunctionalInterface
public interface HandlesAccountEvents {

    /**
     * Does what an event asks for. It may come again, and out of order. Blocks.
     *
     * @throws org.springframework.dao.DataAccessException or {@link org.springframework.kafka.KafkaException} if that cannot
     *     be done now: the event is dropped, and told again by whoever told it as long as it is not confirmed
     */
    void handle(AccountEvent event);
}

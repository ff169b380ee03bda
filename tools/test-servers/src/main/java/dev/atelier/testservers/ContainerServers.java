package dev.atelier.testservers;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/** The official images, as Compose and Kubernetes run them; Testcontainers removes them when the JVM ends. */
final class ContainerServers implements ServerSource {

    private static final int REDIS_PORT = 6379;

    @Override
    public String startMongo() {
        MongoDBContainer mongo = new MongoDBContainer(DockerImageName.parse("mongo:8.0"));
        mongo.start();
        return mongo.getConnectionString();
    }

    @Override
    @SuppressWarnings("resource") // lives as long as the JVM
    public String startRedis() {
        GenericContainer<?> redis = new GenericContainer<>(DockerImageName.parse("redis:7.4-alpine"))
                .withExposedPorts(REDIS_PORT)
                .waitingFor(Wait.forListeningPort());
        redis.start();
        return "redis://" + redis.getHost() + ":" + redis.getMappedPort(REDIS_PORT);
    }

    @Override
    public String startKafka() {
        KafkaContainer kafka = new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.0"));
        kafka.start();
        return kafka.getBootstrapServers();
    }
}

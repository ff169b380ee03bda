package dev.atelier.stats.store;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** One client for both sides of the service; they differ in patience and in how sure a write must be. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    CountingStore countingStore(
            MongoClient client, MongoDatabaseFactory factory, MongoTemplate queries, StoreProperties properties) {
        String database = factory.getMongoDatabase().getName();
        long timeout = properties.counting().toMillis();
        return new CountingStore(
                new MongoTemplate(new PatientFactory(client, database, timeout), queries.getConverter()));
    }

    /** Databases that wait longer, and that forget nothing they acknowledged when a replica takes over. */
    private static final class PatientFactory extends SimpleMongoClientDatabaseFactory {

        private final long timeoutMillis;

        PatientFactory(MongoClient client, String database, long timeoutMillis) {
            super(client, database);
            this.timeoutMillis = timeoutMillis;
        }

        @Override
        protected MongoDatabase doGetMongoDatabase(String name) {
            return super.doGetMongoDatabase(name)
                    .withTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
                    .withReadPreference(ReadPreference.primary())
                    .withReadConcern(ReadConcern.MAJORITY)
                    .withWriteConcern(WriteConcern.MAJORITY);
        }
    }
}

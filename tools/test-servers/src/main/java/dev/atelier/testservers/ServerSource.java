package dev.atelier.testservers;

/** Starts a server, waits until it is ready and returns its address; stops it when the JVM ends. */
interface ServerSource {

    String startMongo();

    String startRedis();

    String startKafka();
}

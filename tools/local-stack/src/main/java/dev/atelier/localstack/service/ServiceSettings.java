package dev.atelier.localstack.service;

import dev.atelier.localstack.home.AtelierHome;
import java.nio.file.Path;
import java.util.Map;

/**
 * What all services of a stack have in common.
 *
 * @param environment the variables that every one of them gets
 * @param adminPassword of the first administrator, for user-service alone
 */
public record ServiceSettings(
        AtelierHome home, Path repository, Map<String, String> environment, String adminPassword, ServiceJvm jvm) {}

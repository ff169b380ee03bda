/** The config server: settings of every service and the catalogue of models, read only, fenced. */
@NullMarked
package dev.atelier.config;

import org.jspecify.annotations.NullMarked;

package hostapp;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the application's properties say.
 *
 * @param index folder of the index
 * @param videos folder whose files may be indexed
 * @param model folder of a checkpoint; the small model in the box without it
 */
@ConfigurationProperties("clipsearch")
public record SearchSettings(Path index, Path videos, Path model) {}

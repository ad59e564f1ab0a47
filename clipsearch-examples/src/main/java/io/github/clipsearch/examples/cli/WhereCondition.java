package io.github.clipsearch.examples.cli;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.examples.MetadataCondition;
import io.github.clipsearch.filter.VideoFilter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Conditions on metadata, for picocli. */
final class WhereCondition implements ITypeConverter<VideoFilter> {
  @Override
  public VideoFilter convert(String condition) {
    try {
      return MetadataCondition.parse(condition);
    } catch (InvalidRequestException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}

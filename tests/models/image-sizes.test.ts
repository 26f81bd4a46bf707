import { describe, expect, it } from 'vitest';
import { estimateImage, estimateText } from '#models/estimate-cost';
import { findVisionLimits } from '#models/vision-limits';
import { estimateImageTokens, estimateVisionTokens } from '#models/openai/estimate-image-tokens';
import { findRequestSize } from '#models/openai/find-request-size';
import { readRetryTime } from '#models/openai/read-rate-limits';
import { checkSize } from '../model-server/check-request.ts';
import { paint } from './collect-events.ts';

describe('the size that is asked for', () => {
  it.each([
    [1024, 1024, '1024x1024'],
    [1920, 1080, '1920x1088'],
    [1536, 864, '1536x864'],
    [3840, 2160, '3840x2160'],
  ])('covers %d × %d with %s', (width, height, size) => {
    const found = findRequestSize({ width, height });
    expect(`${found.width}x${found.height}`).toBe(size);
  });

  it.each([
    [24, 24],
    [320, 200],
    [390, 844],
    [1440, 320],
    [1, 4096],
    [4096, 4096],
    [8000, 1000],
    [1000.5, 333.3],
    [2560, 1441],
  ])('is legal for %d × %d, and as near in shape as the rules allow', (width, height) => {
    const found = findRequestSize({ width, height });
    expect(checkSize(`${found.width}x${found.height}`)).toBeNull();
    const wanted = Math.min(3, Math.max(1 / 3, width / height));
    expect(found.width / found.height / wanted).toBeCloseTo(1, 1);
  });

  it('covers the wanted size wherever a legal one does', () => {
    for (let width = 100; width <= 2800; width += 271) {
      for (let height = 100; height <= 2800; height += 263) {
        const found = findRequestSize({ width, height });
        expect(found.width, `${width}x${height}`).toBeGreaterThanOrEqual(width);
        expect(found.height, `${width}x${height}`).toBeGreaterThanOrEqual(height);
      }
    }
  });
});

describe('what it will cost', () => {
  it.each([
    [1024, 1024, 196, 1756, 7024],
    [1536, 1024, 158, 1372, 5488],
    [1536, 864, 120, 1078, 4312],
    [2048, 1152, 157, 1413, 5650],
    [2048, 2048, 397, 3568, 14272],
    [2560, 1440, 205, 1843, 7370],
    [3840, 2160, 371, 3336, 13342],
  ])('counts the tokens of the printed table: %d × %d', (width, height, low, medium, high) => {
    const count = (quality: 'low' | 'medium' | 'high') => estimateImageTokens({ width, height }, quality, 0);
    expect([count('low'), count('medium'), count('high')]).toEqual([low, medium, high]);
  });

  it('adds a hundred tokens for each look on the way', () => {
    const size = { width: 1024, height: 1024 };
    expect(estimateImageTokens(size, 'low', 3) - estimateImageTokens(size, 'low', 0)).toBe(300);
  });

  it('prices a picture, knows what is free, and does not guess', () => {
    const request = paint('A boat', { quality: 'high' });
    expect(estimateImage('openai', 'gpt-image-2', request).costUsd).toBeCloseTo(0.211, 3);
    expect(estimateImage('openai', 'gpt-image-2-2026-04-21', request).costUsd).toBeCloseTo(0.211, 3);
    expect(estimateImage('built-in', 'placeholder', request).costUsd).toBe(0);
    expect(estimateImage('openai', 'gpt-image-9', request).costUsd).toBeNull();
    expect(estimateImage('compatible', 'gpt-image-2', request).costUsd).toBeNull();
  });

  it('asks the dearer rate for long requests', () => {
    expect(estimateText('openai', 'gpt-5.4', { input: 100_000, output: 0 }).costUsd).toBeCloseTo(0.25);
    expect(estimateText('openai', 'gpt-5.4', { input: 300_000, output: 1000 }).costUsd).toBeCloseTo(1.5225);
  });

  it.each([
    [1440, 900, 'high', 1305],
    [1920, 1080, 'high', 2040],
    [390, 844, 'high', 351],
    [2880, 1800, 'original', 5130],
  ] as const)('counts the patches of a frame: %d × %d at %s', (width, height, detail, patches) => {
    expect(estimateVisionTokens({ width, height }, detail)).toBe(Math.ceil(patches * 1.2));
  });

  it.each([
    ['gpt-5-mini', 1800, 2400, Math.ceil(1452 * 1.62)],
    ['openai/gpt-4o-2024-08-06', 1024, 1024, 85 + 4 * 170],
    ['gpt-5', 2048, 4096, 70 + 6 * 140],
  ])('counts for %s by its own rule: %d × %d', (model, width, height, tokens) => {
    expect(estimateVisionTokens({ width, height }, 'high', findVisionLimits(model))).toBe(tokens);
  });
});

describe('when to ask again', () => {
  it.each([
    ['Please try again in 12s.', 12_000],
    ['Please try again in 1m30.5s. Visit', 90_500],
    ['try again in 350ms', 350],
    ['Please try again in 6m0s', 360_000],
    ['Please try again later.', null],
  ])('reads %j', (message, milliseconds) => {
    expect(readRetryTime(message, undefined)).toBe(milliseconds);
  });

  it('prefers the header where it may be read', () => {
    expect(readRetryTime('Please try again in 12s.', new Headers({ 'retry-after': '3' }))).toBe(3000);
    expect(readRetryTime('', new Headers({ 'retry-after-ms': '250', 'retry-after': '3' }))).toBe(250);
  });
});

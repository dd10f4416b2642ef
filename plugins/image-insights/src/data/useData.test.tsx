import { act, renderHook, waitFor } from '@testing-library/react';
import { useData } from './useData';

describe('useData', () => {
  it('loads, then has the answer', async () => {
    const { result } = renderHook(() =>
      useData({ key: 'a', load: async () => 'answer' }),
    );
    expect(result.current).toMatchObject({ isLoading: true, value: undefined });
    await waitFor(() => expect(result.current.value).toBe('answer'));
    expect(result.current.isLoading).toBe(false);
  });

  it('keeps the failure until it is asked again', async () => {
    const load = jest
      .fn()
      .mockRejectedValueOnce(new Error('no answer'))
      .mockResolvedValueOnce('answer');
    const { result } = renderHook(() => useData({ key: 'a', load }));
    await waitFor(() =>
      expect(result.current.error?.message).toBe('no answer'),
    );
    act(() => result.current.retry());
    await waitFor(() => expect(result.current.value).toBe('answer'));
    expect(result.current.error).toBeUndefined();
  });

  it('aborts a call that is no longer wanted and never shows its answer', async () => {
    const signals: AbortSignal[] = [];
    const answers: Array<(value: string) => void> = [];
    const { result, rerender, unmount } = renderHook(
      ({ key }) =>
        useData<string>({
          key,
          load: signal => {
            signals.push(signal);
            return new Promise(resolve => answers.push(resolve));
          },
        }),
      { initialProps: { key: 'a' } },
    );
    rerender({ key: 'b' });
    expect(signals.map(signal => signal.aborted)).toEqual([true, false]);
    await act(async () => answers[0]('late'));
    expect(result.current.value).toBeUndefined();
    await act(async () => answers[1]('right'));
    expect(result.current.value).toBe('right');
    unmount();
    expect(signals[1].aborted).toBe(true);
  });

  it('shows the previous answer as stale where that is wanted', async () => {
    const { result, rerender } = renderHook(
      ({ key }) =>
        useData({ key, load: async () => `answer ${key}`, keepPrevious: true }),
      { initialProps: { key: 'a' } },
    );
    await waitFor(() => expect(result.current.value).toBe('answer a'));
    rerender({ key: 'b' });
    expect(result.current).toMatchObject({ value: 'answer a', isStale: true });
    await waitFor(() => expect(result.current.value).toBe('answer b'));
    expect(result.current.isStale).toBe(false);
  });

  it('drops the previous answer where the new question fails', async () => {
    const { result, rerender } = renderHook(
      ({ key }) =>
        useData({
          key,
          load: async () => {
            if (key === 'b') throw new Error('no answer');
            return `answer ${key}`;
          },
          keepPrevious: true,
        }),
      { initialProps: { key: 'a' } },
    );
    await waitFor(() => expect(result.current.value).toBe('answer a'));
    rerender({ key: 'b' });
    await waitFor(() => expect(result.current.error).toBeDefined());
    expect(result.current.value).toBeUndefined();
  });

  it('asks the same question again without calling the answer stale', async () => {
    let count = 0;
    const { result, rerender } = renderHook(
      ({ version }) =>
        useData({ key: 'a', version, load: async () => (count += 1) }),
      { initialProps: { version: 1 } },
    );
    await waitFor(() => expect(result.current.value).toBe(1));
    rerender({ version: 2 });
    expect(result.current).toMatchObject({ value: 1, isStale: false });
    await waitFor(() => expect(result.current.value).toBe(2));
  });

  it('does nothing without a key', () => {
    const load = jest.fn();
    const { result } = renderHook(() => useData({ key: undefined, load }));
    expect(load).not.toHaveBeenCalled();
    expect(result.current.isLoading).toBe(false);
  });

  describe('while polling', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('asks again after two seconds, then less often, until it is done', async () => {
      let count = 0;
      const load = jest.fn(async () => (count += 1));
      renderHook(() =>
        useData({ key: 'a', load, pollWhile: value => value < 3 }),
      );
      await act(() => jest.advanceTimersByTimeAsync(0));
      expect(load).toHaveBeenCalledTimes(1);
      await act(() => jest.advanceTimersByTimeAsync(2_000));
      expect(load).toHaveBeenCalledTimes(2);
      await act(() => jest.advanceTimersByTimeAsync(2_000));
      expect(load).toHaveBeenCalledTimes(2);
      await act(() => jest.advanceTimersByTimeAsync(1_000));
      expect(load).toHaveBeenCalledTimes(3);
      await act(() => jest.advanceTimersByTimeAsync(60_000));
      expect(load).toHaveBeenCalledTimes(3);
    });

    it('asks at once when it is told of news, and seldom by itself from then on', async () => {
      let tell = () => {};
      const end = jest.fn();
      const load = jest.fn(async () => 'running');
      const { unmount } = renderHook(() =>
        useData({
          key: 'a',
          load,
          pollWhile: () => true,
          subscribe: onNews => {
            tell = onNews;
            return end;
          },
        }),
      );
      await act(() => jest.advanceTimersByTimeAsync(0));
      expect(load).toHaveBeenCalledTimes(1);
      await act(async () => tell());
      expect(load).toHaveBeenCalledTimes(2);
      await act(() => jest.advanceTimersByTimeAsync(9_000));
      expect(load).toHaveBeenCalledTimes(2);
      await act(() => jest.advanceTimersByTimeAsync(1_000));
      expect(load).toHaveBeenCalledTimes(3);
      unmount();
      expect(end).toHaveBeenCalledTimes(1);
    });

    it('asks once more, however often it is told while an answer is on its way', async () => {
      let tell = () => {};
      const answers: Array<(value: string) => void> = [];
      const load = jest.fn(
        () => new Promise<string>(resolve => answers.push(resolve)),
      );
      renderHook(() =>
        useData({
          key: 'a',
          load,
          subscribe: onNews => {
            tell = onNews;
            return () => {};
          },
        }),
      );
      tell();
      tell();
      expect(load).toHaveBeenCalledTimes(1);
      await act(async () => answers[0]('running'));
      expect(load).toHaveBeenCalledTimes(2);
      await act(async () => answers[1]('finished'));
      expect(load).toHaveBeenCalledTimes(2);
    });

    it('keeps news for when the page is looked at again', async () => {
      const hidden = jest
        .spyOn(document, 'hidden', 'get')
        .mockReturnValue(true);
      let tell = () => {};
      const load = jest.fn(async () => 'running');
      renderHook(() =>
        useData({
          key: 'a',
          load,
          subscribe: onNews => {
            tell = onNews;
            return () => {};
          },
        }),
      );
      await act(() => jest.advanceTimersByTimeAsync(0));
      await act(async () => tell());
      expect(load).toHaveBeenCalledTimes(1);
      hidden.mockReturnValue(false);
      await act(async () => {
        document.dispatchEvent(new Event('visibilitychange'));
      });
      expect(load).toHaveBeenCalledTimes(2);
      hidden.mockRestore();
    });

    it('goes on after a failure that may pass', async () => {
      const load = jest
        .fn()
        .mockResolvedValueOnce('running')
        .mockRejectedValueOnce(new Error('no answer'))
        .mockResolvedValueOnce('done');
      const { result } = renderHook(() =>
        useData({ key: 'a', load, pollWhile: value => value === 'running' }),
      );
      await act(() => jest.advanceTimersByTimeAsync(2_000));
      expect(result.current).toMatchObject({ value: 'running' });
      expect(result.current.error?.message).toBe('no answer');
      await act(() => jest.advanceTimersByTimeAsync(3_000));
      expect(result.current).toMatchObject({ value: 'done', error: undefined });
    });

    it('rests while the page is hidden', async () => {
      const load = jest.fn(async () => 'still running');
      const hidden = jest
        .spyOn(document, 'hidden', 'get')
        .mockReturnValue(true);
      renderHook(() => useData({ key: 'a', load, pollWhile: () => true }));
      await act(() => jest.advanceTimersByTimeAsync(60_000));
      expect(load).toHaveBeenCalledTimes(1);
      hidden.mockReturnValue(false);
      await act(async () => {
        document.dispatchEvent(new Event('visibilitychange'));
      });
      expect(load).toHaveBeenCalledTimes(2);
      hidden.mockRestore();
    });

    it('says so when the first answer is slow', async () => {
      const { result } = renderHook(() =>
        useData({ key: 'a', load: () => new Promise<string>(() => {}) }),
      );
      await act(() => jest.advanceTimersByTimeAsync(9_000));
      expect(result.current.isSlow).toBe(false);
      await act(() => jest.advanceTimersByTimeAsync(2_000));
      expect(result.current.isSlow).toBe(true);
    });
  });
});

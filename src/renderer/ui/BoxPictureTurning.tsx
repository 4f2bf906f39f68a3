import { createRoot, extend, useFrame, useThree, type ReconcilerRoot } from '@react-three/fiber';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { DoubleSide, Group, Mesh, MeshBasicMaterial, OrthographicCamera, WebGLRenderer } from 'three';
import { around, blockEdges, cardboard, lineObject, unitSides, type Lines } from './boxMeshes.ts';
import type { Shown } from './BoxPictureStill.tsx';
import { CARDBOARD, fitted, UNIT_EDGE, type Unit } from './boxScene.ts';
import styles from './BoxPicture.module.css';
import type { ThemeColours } from './useThemeColours.ts';

extend({ Group, Mesh, MeshBasicMaterial });

/** What the turning picture shows, and whom it tells. */
export interface BoxPictureTurningProps extends Shown {
  readonly size: readonly [number, number];
  readonly colours: ThemeColours;
  /** The first picture is on the canvas. */
  readonly onDrawn: () => void;
  /** There is no WebGL, or no more. */
  readonly onLost: () => void;
}

/** The open box drawn by WebGL, exact from every side; it draws only when something changed and gives everything back at its end. */
export function BoxPictureTurning(props: BoxPictureTurningProps) {
  const host = useRef<HTMLDivElement | null>(null);
  const stage = useRef<Stage | null>(null);
  const lost = useEffectEvent(props.onLost);
  useEffect(() => {
    const opened = host.current ? openStage(host.current, lost) : null;
    if (!opened) {
      lost();
      return undefined;
    }
    stage.current = opened;
    return () => {
      stage.current = null;
      opened.close();
    };
  }, []);
  useEffect(() => {
    stage.current?.show(props);
  }, [props]);
  return <div ref={host} className={styles['layer']} />;
}

/** A canvas with its WebGL, from opening to closing. */
interface Stage {
  show(props: BoxPictureTurningProps): void;
  close(): void;
}

/** Puts a canvas of its own into the element; null when there is no WebGL. */
function openStage(host: HTMLElement, onLost: () => void): Stage | null {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2', { antialias: true, alpha: true });
  if (!context) return null;
  const renderer = new WebGLRenderer({ canvas, context, antialias: true, alpha: true });
  const camera = Object.assign(new OrthographicCamera(), { manual: true as const });
  camera.up.set(0, 0, 1);
  canvas.addEventListener('webglcontextlost', onLost);
  host.append(canvas);
  const root: ReconcilerRoot<HTMLCanvasElement> = createRoot(canvas);
  let isOpen = true;
  let sized: readonly [number, number] | null = null;
  const fit = async ([width, height]: readonly [number, number]): Promise<void> => {
    const size = { width, height, top: 0, left: 0 };
    await root.configure({ gl: renderer, camera, frameloop: 'demand', flat: true, dpr: [1, 2], size });
  };
  return {
    show(props) {
      aim(camera, props);
      const isSized = sized?.[0] === props.size[0] && sized[1] === props.size[1];
      sized = props.size;
      (isSized ? Promise.resolve() : fit(props.size)).then(
        () => {
          if (isOpen) root.render(<Contents {...props} />);
        },
        () => {
          if (isOpen) onLost();
        },
      );
    },
    close() {
      isOpen = false;
      canvas.removeEventListener('webglcontextlost', onLost);
      root.unmount();
      renderer.dispose();
      canvas.remove();
    },
  };
}

/** Points the camera so that the frame falls on the canvas exactly as on the still. */
function aim(camera: OrthographicCamera, { view, frame, size, room }: BoxPictureTurningProps): void {
  const { scale } = fitted(frame, size);
  const [halfWidth, halfHeight] = [size[0] / 2 / scale, size[1] / 2 / scale];
  const [u, v] = [frame.left + frame.width / 2, frame.top + frame.height / 2];
  const far = 4 * (room[0] + room[1] + room[2]);
  camera.position.set(view.eye[0] * far, view.eye[1] * far, view.eye[2] * far);
  camera.lookAt(0, 0, 0);
  Object.assign(camera, {
    left: u - halfWidth,
    right: u + halfWidth,
    top: halfHeight - v,
    bottom: -halfHeight - v,
    near: 0,
    far: 2 * far,
  });
  camera.updateProjectionMatrix();
  camera.updateMatrixWorld();
}

function Contents({ room, walls, units, colours, onDrawn }: BoxPictureTurningProps) {
  const sides = useDisposed(useMemo(() => unitSides(units), [units]));
  const card = useDisposed(useMemo(() => cardboard(room, walls), [room, walls]));
  const edges = useMemo(() => edgesOf(units, 'plain'), [units]);
  const quietEdges = useMemo(() => edgesOf(units, 'quiet'), [units]);
  const nextEdges = useMemo(() => edgesOf(units, 'next'), [units]);
  const solid = useMemo(
    () => walls.flatMap(({ isClear, corners, flap }) => [...(isClear ? [] : around(corners)), ...around(flap ?? [])]),
    [walls],
  );
  const clear = useMemo(() => walls.flatMap(({ isClear, corners }) => (isClear ? around(corners) : [])), [walls]);
  const invalidate = useThree((state) => state.invalidate);
  // The camera is moved from outside, which nothing but this tells.
  useEffect(() => {
    invalidate();
  });
  useFrame(({ gl, scene, camera }) => {
    gl.render(scene, camera);
    onDrawn();
  }, 1);
  return (
    <group>
      <mesh geometry={card}>
        <meshBasicMaterial
          vertexColors
          side={DoubleSide}
          polygonOffset
          polygonOffsetFactor={1}
          polygonOffsetUnits={2}
        />
      </mesh>
      <mesh geometry={sides}>
        <meshBasicMaterial vertexColors polygonOffset polygonOffsetFactor={1} polygonOffsetUnits={1} />
      </mesh>
      <Edges ends={solid} colour={CARDBOARD.edge} width={1.5} />
      <Edges ends={edges} colour={UNIT_EDGE} width={1.5} />
      <Edges ends={quietEdges} colour={colours.line} width={1.5} />
      <Edges ends={nextEdges} colour={colours.next} width={5} />
      <Edges ends={clear} colour={CARDBOARD.edge} width={1.5} opacity={0.7} />
    </group>
  );
}

const edgesOf = (units: readonly Unit[], of: Unit['look']): Lines['ends'] =>
  units.filter(({ look }) => look === of).flatMap(blockEdges);

function Edges({ ends, colour, width, opacity = 1 }: Lines) {
  const lines = useDisposed(
    useMemo(() => lineObject({ ends, colour, width, opacity }), [ends, colour, width, opacity]),
  );
  return ends.length > 0 ? <primitive object={lines} /> : null;
}

/** Gives back what a thing holds on the graphics card when another one takes its place. */
function useDisposed<T extends { dispose(): void }>(thing: T): T {
  useEffect(
    () => () => {
      thing.dispose();
    },
    [thing],
  );
  return thing;
}
